#!/bin/sh
echo "tide is high"   
